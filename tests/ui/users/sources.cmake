set(SOURCES
    tst_avatar.cpp
    tst_personfacts.cpp
    tst_personpage.cpp
    tst_personwords.cpp
    tst_usersroom.cpp
)
