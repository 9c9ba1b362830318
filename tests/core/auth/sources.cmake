set(SOURCES
    rfc7515key.h
    tst_jwtsigner.cpp
    tst_privatekey.cpp
    tst_secret.cpp
    tst_tokencache.cpp
)
