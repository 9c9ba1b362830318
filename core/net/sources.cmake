set(SOURCES
    call.h
    reply.h
    transport.h
)
