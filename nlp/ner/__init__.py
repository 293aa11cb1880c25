"""Names that no list holds: a linear-chain CRF over what UniDic says of each word, trained with python-crfsuite."""
