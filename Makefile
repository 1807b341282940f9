# Everything that is typed at the portal. `make run` and `make test` set up what they need.
.PHONY: assets

assets:
	@.venv/bin/python tools/assets.py
