#include "ui/values/secretfield.h"

#include "ui/values/hiddenline.h"

#include <QHBoxLayout>
#include <QLineEdit>

namespace ui {

SecretField::SecretField(const Appearance &appearance, QWidget *parent) : ValueField(parent)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    auto *hidden = new HiddenLine(appearance);
    m_line = hidden->line();
    row->addWidget(hidden);
    setInput(m_line);
    connect(m_line, &QLineEdit::textEdited, this, &SecretField::change);
}

void SecretField::showContent()
{
    m_line->setText(content().value_or(QString()));
}

void SecretField::setHint(const QString &hint)
{
    m_line->setPlaceholderText(hint);
}

void SecretField::setReadOnly(bool readOnly)
{
    m_line->setReadOnly(readOnly);
}

} // namespace ui
