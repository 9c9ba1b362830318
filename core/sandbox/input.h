#pragma once

#include <QDateTime>
#include <QString>
#include <QStringList>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sandbox {

/// An argument of a field after coercion to its type: a small tree of values. An explicit null never arrives: the
/// real engine refuses it as a literal and drops it from variables, so a key is there with a value or is *absent*.
/// Looking up what is absent gives an absent Input, so that look-ups may be chained:
/// `arguments["input"]["userID"].text()`.
class Input
{
public:
    enum class Kind { Absent, Boolean, Integer, Number, Text, Moment, Json, List, Object };
    using Member = std::pair<std::string, Input>;

    Input() = default;
    static Input fromBoolean(bool value);
    static Input fromInteger(qint64 value);
    static Input fromNumber(double value);
    static Input fromText(QString value);
    static Input fromMoment(QDateTime value);
    static Input fromJson(std::string json);
    static Input fromList(std::vector<Input> items);
    static Input fromObject(std::vector<Member> members);

    Kind kind() const { return m_kind; }
    bool isAbsent() const { return m_kind == Kind::Absent; }
    explicit operator bool() const { return !isAbsent(); }

    /// A member of an object, or an absent Input.
    const Input &operator[](std::string_view name) const;
    const std::vector<Member> &members() const { return m_members; }
    /// Items of a list; none when absent.
    const std::vector<Input> &items() const { return m_items; }

    bool boolean(bool otherwise = false) const { return m_kind == Kind::Boolean ? m_integer != 0 : otherwise; }
    qint64 integer(qint64 otherwise = 0) const { return m_kind == Kind::Integer ? m_integer : otherwise; }
    double number(double otherwise = 0) const;
    /// Strings, IDs, and enum values by name. Empty when absent.
    const QString &text() const { return m_text; }
    /// A list of strings, IDs or enum values.
    QStringList texts() const;
    /// A DateTime, in UTC; invalid when absent.
    const QDateTime &moment() const { return m_moment; }
    /// A JSON scalar (UserStandardAttributes…) as JSON text: any kind of value, not only objects. Empty when absent.
    const std::string &json() const { return m_json; }

private:
    Kind m_kind = Kind::Absent;
    qint64 m_integer = 0;
    double m_number = 0;
    QString m_text;
    QDateTime m_moment;
    std::string m_json;
    std::vector<Input> m_items;
    std::vector<Member> m_members;
};

/// All arguments of one field: an Input of kind Object.
using Arguments = Input;

} // namespace sandbox
