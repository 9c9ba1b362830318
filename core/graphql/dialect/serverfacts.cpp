#include "core/graphql/dialect/serverfacts.h"

#include <algorithm>
#include <array>
#include <utility>

namespace graphql {

namespace {

using Place = std::pair<std::string_view, std::string_view>;

constexpr std::array<std::string_view, 7> JsonScalars {
    "AuditLogData",   "AuthenticatorClaims",  "FraudProtectionDecisionRecordData",
    "IdentityClaims", "UserCustomAttributes", "UserStandardAttributes",
    "Web3Claims",
};

constexpr std::array<Place, 8> RequiredLists {{
    {"AddGroupToUsersInput", "userIDs"},
    {"AddRoleToUsersInput", "userIDs"},
    {"AddUserToGroupsInput", "groupKeys"},
    {"AddUserToRolesInput", "roleKeys"},
    {"RemoveGroupFromUsersInput", "userIDs"},
    {"RemoveRoleFromUsersInput", "userIDs"},
    {"RemoveUserFromGroupsInput", "groupKeys"},
    {"RemoveUserFromRolesInput", "roleKeys"},
}};

constexpr std::array<Place, 6> MissingIntrospection {{
    {"__Directive", "isRepeatable"},
    {"__InputValue", "deprecationReason"},
    {"__InputValue", "isDeprecated"},
    {"__Schema", "description"},
    {"__Type", "isOneOf"},
    {"__Type", "specifiedByURL"},
}};

constexpr std::array<Place, 3> MissingIncludeDeprecated {{
    {"__Directive", "args"},
    {"__Field", "args"},
    {"__Type", "inputFields"},
}};

template <typename Table, typename Entry>
bool holds(const Table &table, const Entry &entry)
{
    return std::find(table.begin(), table.end(), entry) != table.end();
}

/// Reads a fixed form from the front of a text; once something does not fit, nothing does.
class FixedForm
{
public:
    explicit FixedForm(std::string_view text) : m_text(text) { }

    bool take(char c)
    {
        if (m_text.empty() || m_text.front() != c)
            return false;
        m_text.remove_prefix(1);
        return true;
    }

    int number(std::size_t digits)
    {
        int value = 0;
        for (std::size_t i = 0; i < digits; ++i) {
            if (m_text.empty() || m_text.front() < '0' || m_text.front() > '9')
                return -1;
            value = value * 10 + (m_text.front() - '0');
            m_text.remove_prefix(1);
        }
        return value;
    }

    bool isAtEnd() const { return m_text.empty(); }

private:
    std::string_view m_text;
};

int daysIn(int year, int month)
{
    constexpr std::array days {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool isLeap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && isLeap ? 29 : days[static_cast<std::size_t>(month - 1)];
}

bool isWithin(int value, int least, int most)
{
    return value >= least && value <= most;
}

bool takeDate(FixedForm &form)
{
    const int year = form.number(4);
    if (year < 0 || !form.take('-'))
        return false;
    const int month = form.number(2);
    return isWithin(month, 1, 12) && form.take('-') && isWithin(form.number(2), 1, daysIn(year, month));
}

bool takeTime(FixedForm &form)
{
    if (!isWithin(form.number(2), 0, 23) || !form.take(':') || !isWithin(form.number(2), 0, 59) || !form.take(':')
        || !isWithin(form.number(2), 0, 59))
        return false;
    if (!form.take('.'))
        return true;
    if (form.number(1) < 0)
        return false;
    while (form.number(1) >= 0) { }
    return true;
}

bool takeZone(FixedForm &form)
{
    if (form.take('Z'))
        return true;
    return (form.take('+') || form.take('-')) && isWithin(form.number(2), 0, 23) && form.take(':')
        && isWithin(form.number(2), 0, 59);
}

} // namespace

bool isJsonScalar(std::string_view scalar)
{
    return holds(JsonScalars, scalar);
}

bool isRequiredList(std::string_view inputType, std::string_view field)
{
    return holds(RequiredLists, Place {inputType, field});
}

bool isMissingIntrospection(std::string_view type, std::string_view field)
{
    return holds(MissingIntrospection, Place {type, field});
}

bool isMissingIntrospectionArgument(std::string_view type, std::string_view field, std::string_view argument)
{
    return argument == "includeDeprecated" && holds(MissingIncludeDeprecated, Place {type, field});
}

bool isServerDateTime(std::string_view text)
{
    FixedForm form(text);
    return takeDate(form) && form.take('T') && takeTime(form) && takeZone(form) && form.isAtEnd();
}

} // namespace graphql
