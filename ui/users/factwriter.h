#pragma once

#include "ui/users/personfacts.h"

#include <QCoreApplication>

namespace ui {

/// Writes the rows of one section, with the words for what is null, empty, left out or not in the answer.
class FactWriter
{
    Q_DECLARE_TR_FUNCTIONS(ui::FactWriter)

public:
    /// Where a value comes from.
    struct Place
    {
        QString name; ///< What a person calls it.
        const char *field = ""; ///< As the schema has it, such as `User.lastLoginAt`; empty: of no field of its own.
    };

    explicit FactWriter(const PersonView &view) : m_view(view) { }

    const users::Person &person() const { return m_view.answer.person; }
    const PersonView &view() const { return m_view; }
    Facts take() { return std::move(m_facts); }

    Fact &add(Fact fact) { return m_facts.emplace_back(std::move(fact)); }
    void caption(const QString &text);
    void note(const QString &text, Fact::Look look = Fact::Look::Muted);
    /// A value, or in words why there is none. \a nullWords: what null means here.
    Fact &value(Place place, const users::ToldText &told, const QString &nullWords,
                Fact::Look look = Fact::Look::Normal);
    /// In words why there is no value: it is null, the server has no such field, or it is not in the answer.
    Fact &noValue(Place place, bool isNull, const QString &nullWords);
    /// By the clocks here and with how long ago; exactly on hovering, and copied as it was sent.
    Fact &time(Place place, const users::ToldText &told, const QString &nullWords);
    /// \a words: what each of them is called; may be null.
    void texts(Place place, const users::Told<std::vector<QString>> &told, QString (*words)(const QString &) = nullptr);
    void nodeId(const QString &id);
    Fact &attribute(const QString &name, const users::Attribute &attribute);
    void claims(const users::Told<users::Attributes> &claims, const char *field);

    /// True when there are no items to be written; then it is said why: none, null, left out, not in the answer. \a
    /// place: where they stand in the answer, as errors name it.
    template <typename List>
    bool isWithoutItems(const users::Told<List> &told, QLatin1String place, const QString &noneWords)
    {
        if (!told.isGiven())
            gap(told.isNull(), place);
        else if (told.value()->items.empty())
            note(noneWords);
        else
            return false;
        return true;
    }
    /// Says so when there are more items than were read.
    template <typename T>
    void rest(const users::Listed<T> &listed)
    {
        restNote(listed.left);
    }
    void rest(const users::Attributes &attributes);
    /// Says why there is nothing at \a place.
    void gap(bool isNull, QLatin1String place);

private:
    void restNote(std::uint32_t left);
    bool isLacking(const QString &field) const { return m_view.lacking.contains(field); }

    const PersonView &m_view;
    Facts m_facts;
};

/// Whether an error at \a path is about \a place: `person.sessions.edges.0` is about `person.sessions`.
bool isAboutPlace(const QString &path, QLatin1String place);

/// The sections, each in a file of its own; see personFacts().
void writeProfile(FactWriter &writer);
void writeIdentities(FactWriter &writer);
void writeAuthenticators(FactWriter &writer);
void writeSessions(FactWriter &writer);
void writeRoles(FactWriter &writer);
void writeActivity(FactWriter &writer);

} // namespace ui
