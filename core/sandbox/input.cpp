#include "core/sandbox/input.h"

namespace sandbox {

Input Input::fromBoolean(bool value)
{
    Input input;
    input.m_kind = Kind::Boolean;
    input.m_integer = value ? 1 : 0;
    return input;
}

Input Input::fromInteger(qint64 value)
{
    Input input;
    input.m_kind = Kind::Integer;
    input.m_integer = value;
    return input;
}

Input Input::fromNumber(double value)
{
    Input input;
    input.m_kind = Kind::Number;
    input.m_number = value;
    return input;
}

Input Input::fromText(QString value)
{
    Input input;
    input.m_kind = Kind::Text;
    input.m_text = std::move(value);
    return input;
}

Input Input::fromMoment(QDateTime value)
{
    Input input;
    input.m_kind = Kind::Moment;
    input.m_moment = std::move(value);
    return input;
}

Input Input::fromJson(std::string json)
{
    Input input;
    input.m_kind = Kind::Json;
    input.m_json = std::move(json);
    return input;
}

Input Input::fromList(std::vector<Input> items)
{
    Input input;
    input.m_kind = Kind::List;
    input.m_items = std::move(items);
    return input;
}

Input Input::fromObject(std::vector<Member> members)
{
    Input input;
    input.m_kind = Kind::Object;
    input.m_members = std::move(members);
    return input;
}

const Input &Input::operator[](std::string_view name) const
{
    static const Input absent;
    for (const Member &member : m_members) {
        if (member.first == name)
            return member.second;
    }
    return absent;
}

double Input::number(double otherwise) const
{
    if (m_kind == Kind::Integer)
        return static_cast<double>(m_integer);
    return m_kind == Kind::Number ? m_number : otherwise;
}

QStringList Input::texts() const
{
    QStringList texts;
    for (const Input &item : m_items)
        texts.append(item.text());
    return texts;
}

} // namespace sandbox
