#pragma once

#include "core/graphql/form/variablesform.h"
#include "core/language/latest.h"

#include <QByteArray>
#include <QMetaType>
#include <QObject>

#include <memory>

namespace language {

/// What variables are read by. The operation lives in the document.
struct VariablesSource
{
    QByteArray typed; ///< JSON as it is typed, UTF-8.
    quint64 revision = 0;
    std::shared_ptr<const graphql::Schema> schema; ///< Null: not fetched yet.
    std::shared_ptr<const graphql::Document> document;
    const graphql::OperationDefinition *operation = nullptr; ///< Null: none is meant.
};

/// The variables as they were read: as a form, with what is wrong with them. Of which text: places are those of that
/// revision.
struct VariablesState
{
    quint64 revision = 0;
    std::shared_ptr<const graphql::VariablesForm> form; ///< Never null in what comes from a scheduler.
};

/// Reads variables and checks them off the window's thread, and hands over what came of the last text that was set.
class VariablesScheduler final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(VariablesScheduler)

public:
    explicit VariablesScheduler(QObject *parent = nullptr);

    enum class When { AfterAPause, AtOnce };
    /// While a person types, a pause of 120 ms comes first; what the form itself changed is shown at once.
    void setSource(const VariablesSource &source, When when);

signals:
    /// Emitted on this object's thread.
    void variablesRead(const language::VariablesState &state);

private:
    Latest<VariablesSource, VariablesState> m_work;
};

} // namespace language
