set(SOURCES
    jwtsigner.h
    privatekey.h
    secret.cpp
    secret.h
    tokencache.h
)
