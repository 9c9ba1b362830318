#pragma once

#include "ui/values/valuefield.h"
#include "ui/values/valueshape.h"

class QComboBox;

namespace ui {

/// One name out of a list, found by any part of it. What is typed counts once it is a name of the list; with Enter or
/// when the field is left, a part of a name counts for the first that is offered, or the only one. The wheel
/// changes nothing, because it is for scrolling the form.
class ChoiceField final : public ValueField
{
    Q_OBJECT

public:
    ChoiceField(const std::vector<ValueChoice> &choices, const Appearance &appearance, QWidget *parent = nullptr);
    ~ChoiceField() override;

    void setHint(const QString &hint) override;
    void setReadOnly(bool readOnly) override;

protected:
    void showContent() override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void read(const QString &typed);
    void makeRoomForNames();
    void settle();
    QString meantBy(const QString &typed) const;

    QComboBox *m_box = nullptr;
};

} // namespace ui
