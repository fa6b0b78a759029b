"""Three fictitious clients, month after month: a seeded world and the files its networks would export.

`world.build_world` draws the truth, `campaigns.write_exports` writes it in the networks' own
formats, `truth.truth` says what a correct reading of those files gives, `dossiers` holds what
the team would fill in. Nothing here reads an export: the readers are tested against this package.
"""
