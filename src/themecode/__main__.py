"""python -m themecode: the command line."""

from themecode.cli import main

if __name__ == "__main__":
    main()
