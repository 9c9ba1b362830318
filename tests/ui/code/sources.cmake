set(SOURCES
    tst_codebox.cpp
    tst_jsonstyles.cpp
    tst_typinghelp.cpp
)
