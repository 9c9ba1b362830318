set(SOURCES
    tst_carets.cpp
    tst_codebox.cpp
    tst_jsonstyles.cpp
    tst_typinghelp.cpp
)
