#include "core/graphql/builder/builderplace.h"

namespace graphql {

std::string nameOf(const BuilderPlace &place)
{
    std::string text;
    for (const auto &step : place) {
        if (!text.empty())
            text.append(" › ");
        switch (step.kind) {
        case BuilderStep::Kind::Field:
            if (!step.alias.empty())
                text.append(step.alias).append(": ");
            break;
        case BuilderStep::Kind::TypeCondition:
            text.append(step.name.empty() ? "..." : "... on ");
            break;
        case BuilderStep::Kind::Spread:
            text.append("...");
            break;
        case BuilderStep::Kind::ListItem:
            text.append("[").append(std::to_string(step.number)).append("]");
            break;
        case BuilderStep::Kind::Argument:
        case BuilderStep::Kind::InputField:
            break;
        }
        text.append(step.name);
        if (step.kind == BuilderStep::Kind::Argument || step.kind == BuilderStep::Kind::InputField)
            text.append(":");
        if (step.number > 0 && step.kind != BuilderStep::Kind::ListItem)
            text.append(" #").append(std::to_string(step.number + 1));
    }
    return text;
}

} // namespace graphql
