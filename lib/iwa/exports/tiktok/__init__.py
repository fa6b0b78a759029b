"""TikTok: TikTok Studio and business analytics."""
