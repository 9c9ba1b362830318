set(SOURCES
    builderbench.cpp
    builderbench.h
    tst_builderjobs.cpp
    tst_builderlines.cpp
    tst_builderlist.cpp
    tst_builderpane.cpp
)
