#pragma once

#include "ui/values/valuefield.h"

class QLabel;

namespace ui {

class Appearance;
class CodeBox;

/// Any JSON, as a small editor with the colours of the big one. Comments are accepted. What is no JSON yet stays in
/// the box and is told to nobody.
class JsonField final : public ValueField
{
    Q_OBJECT

public:
    explicit JsonField(const Appearance &appearance, QWidget *parent = nullptr);

    void setHint(const QString &hint) override;
    void setReadOnly(bool readOnly) override;

protected:
    void showContent() override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void read(const QByteArray &utf8);
    void fit();
    void showHint();

    CodeBox *m_box = nullptr;
    QLabel *m_hint = nullptr;
    QByteArray m_shown;
};

} // namespace ui
