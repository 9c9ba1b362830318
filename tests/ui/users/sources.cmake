set(SOURCES
    tst_avatar.cpp
)
