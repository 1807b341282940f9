"""How many statements the first page of staff may take, however many apps it asks what waits."""

TODAY = 20
