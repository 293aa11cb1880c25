"""Names that no list holds: a CRF over a hidden layer over what UniDic says of each word."""
