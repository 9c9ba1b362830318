set(SOURCES
    main.cpp
)
