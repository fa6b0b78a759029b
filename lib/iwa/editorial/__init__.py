"""What a team can hold and what it has to show: hours, cadence, mix of pillars, proofs."""
