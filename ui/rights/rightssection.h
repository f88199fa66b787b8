#pragma once

#include "ui/customer/section.h"

class QPushButton;

namespace otklik {

class ConsentForm;
class NoticeStrip;
class RightsPresenter;

/// The customer's rights on the card: consents for everybody; export and journal for leads, erasure for
/// administrators.
class RightsSection final : public Section
{
    Q_OBJECT

public:
    explicit RightsSection(RightsPresenter &presenter, QWidget *parent = nullptr);

private:
    void makeForm();
    void makeButtons();
    void makeNotice();
    QPushButton *addButton(const QString &iconName, const QString &text, const char *name);
    void showForm(bool isShown);
    void chooseFile();
    void showExport();
    void openErasure();
    void openJournal();

    RightsPresenter &m_presenter;
    ConsentForm *m_form = nullptr;
    QPushButton *m_add = nullptr;
    QPushButton *m_export = nullptr;
    NoticeStrip *m_notice = nullptr;
    QPushButton *m_cancel = nullptr;
};

} // namespace otklik
