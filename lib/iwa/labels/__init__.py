"""What a post is about and how it is said: pillar, hook, angle, proof, from people, rules, then likeness."""
