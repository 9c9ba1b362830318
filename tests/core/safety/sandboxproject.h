#pragma once

#include "core/project/project.h"

namespace sandbox {

/// Stands in for the real server, the only one that can make a project that is not live; this test program is not
/// linked with that one.
class Server
{
public:
    static project::Project project()
    {
        auto made = project::Project::live(QStringLiteral("s"), QStringLiteral("Sandbox"),
                                           *project::Endpoint::parse(QStringLiteral("http://127.0.0.1:1/graphql")),
                                           QStringLiteral("sandbox"));
        made.m_environment = project::Environment::Sandbox;
        return made;
    }
};

} // namespace sandbox
