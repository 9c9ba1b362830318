set(SOURCES
    tst_avatar.cpp
    tst_personpage.cpp
)
