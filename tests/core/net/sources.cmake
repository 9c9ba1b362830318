set(SOURCES
    ending.h
    tst_onceonly.cpp
    tst_reply.cpp
    tst_transport.cpp
    tst_transporttls.cpp
)
