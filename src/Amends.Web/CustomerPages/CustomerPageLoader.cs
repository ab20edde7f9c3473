using Amends.Application.Chat;
using Amends.Application.Complaints;
using Amends.Application.CustomerPages;
using Amends.Application.Customers;
using Amends.Application.Goodwill;
using Amends.Application.Storage;
using Amends.Recovery;
using Amends.Web.Chat;
using Amends.Web.Shared;
using Microsoft.AspNetCore.DataProtection;
using NodaTime;

namespace Amends.Web.CustomerPages;

/// <summary>Puts together what a customer sees: their words, ours, and what we owe them; never what is said between colleagues.</summary>
internal sealed class CustomerPageLoader(CustomerLink links, CaseView cases, CustomerChoices choices, InTheChat chats, HouseGoodwill goodwill, Frames frames)
{
    private const string ThanksCookie = "amends-told";

    // So many of a chat stand on its page, the latest.
    private const int MostSaid = 100;

    /// <param name="notice">What came of what they just sent, where it was not done.</param>
    /// <param name="written">What they wrote and could not be taken as it came.</param>
    public async Task<CustomerPageModel?> Load(HttpContext http, string token, string? notice, string? written = null)
    {
        if (await links.Open(token, http.RequestAborted) is not { } linked || await cases.Handle(linked.Customer, linked.Reference, http.RequestAborted) is not { } found)
            return null;
        var frame = await frames.For(http);
        var owner = found.State.Owner is { } id && found.Names.TryGetValue(id, out var name) ? Wording.FirstName(name) : null;
        var wants = await choices.Of(found.State.CustomerId, http.RequestAborted);
        var heard = found.Timeline.LastOrDefault(e => e.What is ClarificationSent)?.Words;
        return new(
            frame with { Me = null },
            $"/c/{token}",
            found.Reference,
            Wording.FirstName(found.CustomerName),
            found.State.Version,
            found.State.Stage,
            heard,
            found.State.Clarification,
            WhatIsNext.Of(found, owner, frame.Clock),
            owner,
            [.. found.State.Promises.Where(p => p.State != PromiseState.Withdrawn).Select(p => Promise(found, p))],
            [.. found.State.Options.Select(o => new CustomerOption(o.Id, found.Timeline.FirstOrDefault(e => e.What is OptionOffered it && it.OptionId == o.Id)?.Words ?? "", o.State))],
            found.State.AgreedAt is not null,
            CustomerUpdates.Of(found, await goodwill.Current(http.RequestAborted)),
            found.State.Stage != Stage.Open && found.State.SurveyedAt is null,
            found.State.SurveyedAt is not null,
            notice ?? Told(http) ?? (IsOver(http, found) ? CustomerWords.ChatOver : null))
        {
            Chat = chats.GoesOn(found) ? [.. found.Messages.TakeLast(MostSaid).Select(m => Turn(found, m))] : null,
            WantsNoQuestions = wants?.NoSurveysAt is not null,
            MayInvite = wants?.InvitationsAt is not null,
            Written = written,
            Taken = notice is null,
        };
    }

    /// <summary>It is a chat that a colleague ended, or that the customer left by its link.</summary>
    private bool IsOver(HttpContext http, Case of) => of.State.Channel == Channel.Chat && (http.Request.Query["chat"] == "over" || of.State.ChatEndedAt is not null);

    /// <summary>Remembers, over one redirect, what to tell them.</summary>
    public static void Tell(HttpContext http, string words) => http.Response.Cookies.Append(ThanksCookie, Uri.EscapeDataString(words), new CookieOptions
    {
        HttpOnly = true, Secure = http.Request.IsHttps, SameSite = SameSiteMode.Lax, IsEssential = true, MaxAge = TimeSpan.FromMinutes(1), Path = "/c",
    });

    private static string? Told(HttpContext http)
    {
        if (http.Request.Cookies[ThanksCookie] is not { Length: > 0 and < 500 } told)
            return null;
        http.Response.Cookies.Delete(ThanksCookie, new CookieOptions { Path = "/c" });
        return Uri.UnescapeDataString(told);
    }

    private static ChatTurn Turn(Case of, CaseMessage message)
    {
        var mine = message.Direction == Direction.Inbound;
        var who = mine ? CustomerWords.You : message.By.Id is { } id && of.Names.TryGetValue(id, out var name) ? Wording.FirstName(name) : CustomerWords.We;
        return new(message.Id, who, mine, message.At, message.Text, message.Files);
    }

    private static CustomerPromise Promise(Case of, Promise promise) => new(
        of.Timeline.FirstOrDefault(e => e.What is PromiseMade made && made.PromiseId == promise.Id)?.Words ?? "",
        promise.State,
        promise.Due,
        promise.Precision == DuePrecision.Day);
}
