#pragma once

#include "core/graphql/diagnostic.h"
#include "ui/code/codebox.h"

#include <vector>

namespace ui {

/// The text box for variables: JSON with colours, comments, and a squiggle where reading stops. Empty text is no
/// variables.
class JsonEditor final : public CodeBox
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(JsonEditor)

public:
    explicit JsonEditor(const Appearance &appearance, QWidget *parent = nullptr);

    /// Why the text is not JSON, as a sentence; empty when it is (or when there is no text).
    QString problem() const { return m_problem; }

public slots:
    /// What is wrong with the values; positions are bytes of this text. Ignored while the text is not JSON.
    void showProblems(const std::vector<graphql::Diagnostic> &problems);

signals:
    void problemChanged(const QString &problem);

private:
    void check(const QByteArray &utf8);

    QString m_problem;
};

} // namespace ui
