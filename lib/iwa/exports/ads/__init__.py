"""Ads: Meta Ads Manager and LinkedIn Campaign Manager. Never added to organic figures."""
