#include "app/tour/tourtexts.h"

namespace otklik {

TourTexts tourTexts(const QString &language)
{
    if (language == QLatin1StringView("ru"))
        return {
            .language = language,
            .mention = QStringLiteral(
                "@%1 Здравствуйте! Третий вечер подряд интернет обрывается каждые десять минут, а вчера я "
                "весь день прождала мастера, и он не пришёл. Когда это починят? И вернёте ли вы деньги за эти дни?"),
            .careless =
                QStringLiteral("Здравствуйте! Позвоните нашему мастеру Сергею: +7 900 000-00-19, он всё объяснит."),
            .reply = QStringLiteral(
                "Здравствуйте! Понимаю, как это досадно: три вечера без связи, да ещё день, потраченный на "
                "ожидание. Это наша ошибка: заявка потерялась при передаче мастеру. Простите нас за это.\n\n"
                "Мастер будет у вас сегодня до 18:00, я лично прослежу. Деньги за три дня вернём: "
                "пересчёт появится на счёте завтра. Если сегодня вам неудобно, напишите, какое время подойдёт.\n\n"
                "Спасибо, что рассказали: из-за вашего случая мы проверили и остальные заявки."),
            .picture = QStringLiteral("Роутер: когда связь вернётся, третья лампочка станет зелёной."),
            .search = QStringLiteral("интернет"),
            .customer = QStringLiteral("alice"),
            .person = QStringLiteral("Екатерина Соловьёва"),
            .elsewhere = QStringLiteral("Katya Solo"),
            .note = QStringLiteral("Мастер-класс по средам, с 20:00 до 22:00. Замеры по кабелю сохранила все."),
            .draft = QStringLiteral(
                "Здравствуйте, Екатерина! Понимаю, как обидно: двадцать человек ждут, а булка замерла. "
                "Разберусь я, до следующей среды: сегодня проверю с инженерами вашу линию по вечерним часам "
                "и напишу, что изменили. Спасибо за замеры, пришлите их мне в личные сообщения."),
            .shown = QStringLiteral("Сергей Брагин"),
        };
    return {
        .language = language,
        .mention = QStringLiteral(
            "@%1 Hello! For three evenings now I am left with no internet every ten minutes, and yesterday I "
            "waited all day for an engineer who never arrived. When will it be fixed? And will you refund these days?"),
        .careless =
            QStringLiteral("Hello! Just call our engineer Simon on +44 20 7946 0173, he will explain everything."),
        .reply = QStringLiteral(
            "Hello! I understand how frustrating this is: three evenings without a connection, and a whole "
            "day spent waiting. This was our mistake: your request got lost on its way to the engineer, "
            "and I am sorry.\n\nThe engineer will be with you today before 6 pm, and I will check on it "
            "myself. We will refund the three days: the money will be on your account tomorrow. If today "
            "does not suit you, write to me which time does.\n\nThank you for telling us: because of you we "
            "have looked through the other requests too."),
        .picture = QStringLiteral("The router: the third light turns green when the line is back."),
        .search = QStringLiteral("engineer"),
        .customer = QStringLiteral("bob"),
        .person = QStringLiteral("Priya Nair"),
        .elsewhere = QStringLiteral("Pri N."),
        .note = QStringLiteral("Hosts a game night on Thursdays; the drop comes at about 19:40."),
        .draft = QStringLiteral(
            "Hello Priya! I understand how annoying it is to lose the table in the middle of a game, three "
            "Thursdays in a row. Send the logs to me, in a private message: I am checking the line "
            "with our engineers for just that minute of the evening, and will write to you by Wednesday. "
            "Thank you for noting the time so exactly."),
        .shown = QStringLiteral("Peter Novak"),
    };
}

} // namespace otklik
