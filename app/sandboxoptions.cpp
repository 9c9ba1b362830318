#include "app/sandboxoptions.h"

#include <limits>

namespace app {

base::Result<sandbox::Options> sandboxOptions(const Arguments &arguments)
{
    sandbox::Options options;
    const auto users = arguments.number("--users", 0, 1'000'000, options.users);
    if (!users)
        return tl::unexpected(users.error());
    const auto seed =
        arguments.number("--seed", 0, std::numeric_limits<qint64>::max(), static_cast<qint64>(options.seed));
    if (!seed)
        return tl::unexpected(seed.error());
    options.users = static_cast<int>(*users);
    options.seed = static_cast<quint64>(*seed);
    return options;
}

base::Result<std::optional<sandbox::Options>> sandboxIfAsked(const Arguments &arguments)
{
    if (arguments.has("--sandbox"))
        return sandboxOptions(arguments);
    for (const char *name : {"--users", "--seed"}) {
        if (arguments.has(name)) {
            return base::fail(base::Error::Kind::InvalidInput,
                              QStringLiteral("%1 goes with --sandbox.").arg(QLatin1String(name)));
        }
    }
    return std::optional<sandbox::Options>();
}

} // namespace app
