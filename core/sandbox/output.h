#pragma once

#include "core/sandbox/apierror.h"

#include <QDateTime>
#include <QLatin1String>
#include <QString>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <tl/expected.hpp>
#include <variant>
#include <vector>

namespace sandbox {

class Output;
struct Object;

/// What a resolver answers.
using Resolved = tl::expected<Output, ApiError>;
/// Objects are shared, because a query may ask for the same one in several places.
using ObjectRef = std::shared_ptr<const Object>;
using OutputList = std::vector<Output>;

/// JSON that is already text: the value of the JSON scalars. Keys may come in any order: the engine sorts them and
/// escapes as Go's encoder does.
struct Json
{
    std::string text;
};

/// A value that is worked out only when its field is completed, which for everything below a mutation's top-level
/// fields is *after all mutation fields ran*: so a payload's `user` shows the final state of the request. Capture by
/// value (a raw ID, the session's address), never a row read before. It runs at most once a place, on the server's
/// thread, before the transaction ends.
struct Later
{
    std::function<Resolved()> value;
};

/// A value on its way out, before the engine completes it to the type its field has in the schema: text of an ID or
/// String, the name of an enum value (unknown names become null), a DateTime, a number, JSON text, an object, a list.
/// Default: null.
class Output
{
public:
    using List = std::shared_ptr<const OutputList>;
    using Variant =
        std::variant<std::monostate, bool, qint64, double, QString, QDateTime, Json, ObjectRef, List, Later>;

    Output() = default;
    Output(std::nullptr_t) { }
    Output(bool value) : m_value(value) { }
    Output(int value) : m_value(static_cast<qint64>(value)) { }
    Output(long value) : m_value(static_cast<qint64>(value)) { } // What std::int64_t is here.
    Output(qint64 value) : m_value(value) { }
    Output(double value) : m_value(value) { }
    Output(QString value) : m_value(std::move(value)) { }
    Output(QLatin1String value) : m_value(QString(value)) { }
    /// Sent as RFC 3339 in UTC; an invalid one is null.
    Output(const QDateTime &value)
    {
        if (value.isValid())
            m_value = value;
    }
    Output(Json value) : m_value(std::move(value)) { }
    /// A null pointer is null.
    Output(ObjectRef value)
    {
        if (value)
            m_value = std::move(value);
    }
    Output(OutputList items) : m_value(std::make_shared<const OutputList>(std::move(items))) { }
    Output(Later later) : m_value(std::move(later)) { }
    template <typename T>
    Output(const std::optional<T> &value)
    {
        if (value)
            *this = Output(*value);
    }
    Output(const char *) = delete; // Would become a bool.

    bool isNull() const { return std::holds_alternative<std::monostate>(m_value); }
    const Variant &variant() const { return m_value; }

private:
    Variant m_value;
};

using Properties = std::map<std::string, Output, std::less<>>;

/// An object of the answer: which GraphQL object type it is (this decides `__typename` and fragments), and what its
/// fields say. A field without a resolver of its own reads the property of its name; a property that is missing is
/// null. `id` needs no property on types that have an `id`: it is the node ID made of type and raw ID.
struct Object
{
    std::string type; ///< "User", "UserConnection", "CreateUserPayload"…
    QString id; ///< Raw (a UUID mostly), never the node ID; empty for objects that are no nodes.
    Properties properties;
    /// The store's own typed record, for its own resolvers. The engine never looks at it.
    std::shared_ptr<const void> record = nullptr;

    template <typename T>
    const T &as() const
    {
        return *static_cast<const T *>(record.get());
    }
};

inline ObjectRef makeObject(std::string type, Properties properties, QString id = {})
{
    return std::make_shared<const Object>(Object {std::move(type), std::move(id), std::move(properties)});
}

} // namespace sandbox
