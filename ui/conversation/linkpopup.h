#pragma once

#include "ui/common/popup.h"

#include <QUrl>

namespace otklik {

/// Says where a link really leads before anything is opened: the host as the
/// network sees it, other letters spelled out, a name before the @ called what
/// it is. Opens only on the button.
class LinkPopup final : public Popup
{
    Q_OBJECT

public:
    /// `written` is the address as it stands in the text.
    LinkPopup(const QUrl &url, const QString &written, QWidget *parent);

    /// The sentences that warn, in the order shown; empty for a plain link.
    [[nodiscard]] static QStringList warningsFor(const QUrl &url);

Q_SIGNALS:
    void openChosen(const QUrl &url);
};

} // namespace otklik
