#include "app/tour/tourtexts.h"

namespace otklik {

TourTexts tourTexts(const QString &language)
{
    if (language == QLatin1StringView("ru"))
        return {language,
                QStringLiteral("@%1 Здравствуйте! Третий вечер подряд интернет обрывается каждые десять минут, а вчера я "
                               "весь день прождала мастера, и он не пришёл. Когда это починят? И вернёте ли вы деньги за эти дни?"),
                QStringLiteral("Здравствуйте! Позвоните нашему мастеру Сергею: +7 912 345-67-89, он всё объяснит."),
                QStringLiteral("Здравствуйте! Понимаю, как это досадно: три вечера без связи, да ещё день, потраченный на "
                               "ожидание. Это наша ошибка: заявка потерялась при передаче мастеру. Простите нас за это.\n\n"
                               "Мастер будет у вас сегодня до 18:00, я лично прослежу. Деньги за три дня вернём: "
                               "пересчёт появится на счёте завтра. Если сегодня вам неудобно, напишите, какое время подойдёт.\n\n"
                               "Спасибо, что рассказали: из-за вашего случая мы проверили и остальные заявки."),
                QStringLiteral("интернет"), QStringLiteral("Сергей Брагин")};
    return {language,
            QStringLiteral("@%1 Hello! For three evenings now my connection drops every ten minutes, and yesterday I waited "
                           "all day for an engineer who never came. When will it be fixed? And will you refund these days?"),
            QStringLiteral("Hello! Just call our engineer Simon on +44 7911 123456, he will explain everything."),
            QStringLiteral("Hello! I understand how frustrating this is: three evenings without a connection, and a whole "
                           "day spent waiting. This was our mistake: your request got lost on its way to the engineer, "
                           "and I am sorry.\n\nThe engineer will be with you today before 6 pm, and I will check on it "
                           "myself. We will refund the three days: the money will be on your account tomorrow. If today "
                           "does not suit you, write to me which time does.\n\nThank you for telling us: because of you we "
                           "have looked through the other requests too."),
            QStringLiteral("refund"), QStringLiteral("Owen Price")};
}

} // namespace otklik
