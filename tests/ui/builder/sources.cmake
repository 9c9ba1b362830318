set(SOURCES
    builderbench.cpp
    builderbench.h
    tst_builderlines.cpp
    tst_builderlist.cpp
    tst_builderpane.cpp
)
