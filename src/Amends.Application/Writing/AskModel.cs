using System.ClientModel;
using System.ClientModel.Primitives;
using System.Globalization;
using System.Text;
using Amends.Language;
using OpenAI;
using OpenAI.Chat;

namespace Amends.Application.Writing;

/// <summary>
/// Asks an OpenAI-compatible service for a reply. It answers within the time that the admin gave, or says in words why there is none; a model that
/// is late, busy or broken is never a reason for an agent to wait.
/// </summary>
internal sealed class AskModel(ModelSettings settings, TimeProvider time)
{
    private const int MostLetters = 6000, MostTokens = 900;
    private static readonly TimeSpan LongestQuiet = TimeSpan.FromMinutes(10);

    private long _askedToWait;
    private TimeSpan _quiet;

    public async Task<ModelAnswer> Handle(ModelEndpoint endpoint, IReadOnlyList<Turn> conversation, ReplyBrief brief, CancellationToken cancel)
    {
        if (endpoint.Address.Length == 0 || endpoint.Model.Length == 0)
            return ModelAnswer.None("No address and model are saved yet.");
        // A service that named a time is not asked before it.
        if (_quiet > TimeSpan.Zero && time.GetElapsedTime(_askedToWait) < _quiet)
            return ModelAnswer.None("The model is busy and asked us to wait.");
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(endpoint.Seconds), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancel);
        try
        {
            var masking = new Masking([brief.CustomerName, brief.AgentName, brief.Organisation, .. brief.FullNames]);
            Func<string, string> mask = endpoint.Mask ? masking.Mask : static text => text;
            ChatMessage[] messages =
            [
                new SystemChatMessage(ModelPrompt.Rules),
                new UserChatMessage($"{ModelPrompt.Brief(brief, mask)}\nThe conversation:\n\n{ModelPrompt.Conversation(conversation, mask)}"),
            ];
            var client = new ChatClient(endpoint.Model, new ApiKeyCredential(await settings.Secret(either.Token) ?? "none"), Options(endpoint));
            var answer = await Read(client, messages, either.Token);
            return answer.Text is { } text ? answer with { Text = masking.Restore(text) } : answer;
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return ModelAnswer.None($"The model did not answer within {endpoint.Seconds} seconds.");
        }
        catch (ClientResultException failure)
        {
            return Failed(failure);
        }
        catch (Exception broken) when (broken is not OperationCanceledException)
        {
            // Whatever a strange server makes the client throw, the agent gets a composed reply.
            return ModelAnswer.None("The model’s answer broke off or made no sense.");
        }
    }

    private static OpenAIClientOptions Options(ModelEndpoint endpoint) => new()
    {
        Endpoint = new Uri(endpoint.Address),
        NetworkTimeout = TimeSpan.FromSeconds(endpoint.Seconds),
        // One try: the composed reply is at hand, and the deadline leaves no room for a second.
        RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
    };

    private static async Task<ModelAnswer> Read(ChatClient client, ChatMessage[] messages, CancellationToken cancel)
    {
        var text = new StringBuilder();
        ChatFinishReason? finished = null;
        await foreach (var update in client.CompleteChatStreamingAsync(messages, new ChatCompletionOptions { MaxOutputTokenCount = MostTokens, Temperature = 0.7f }, cancel))
        {
            if (!string.IsNullOrEmpty(update.RefusalUpdate) || update.FinishReason == ChatFinishReason.ContentFilter)
                return ModelAnswer.None("The model declined to answer.");
            foreach (var part in update.ContentUpdate) text.Append(part.Text);
            if (text.Length > MostLetters)
                return ModelAnswer.None("The model’s answer was far too long.");
            finished = update.FinishReason ?? finished;
        }

        var reply = text.ToString().Trim();
        if (finished == ChatFinishReason.Length)
            return ModelAnswer.None("The model’s answer was far too long.");
        if (finished is null)
            return ModelAnswer.None(reply.Length == 0 ? "The model’s answer was empty." : "The model’s answer broke off or made no sense.");
        if (reply.Length == 0)
            return ModelAnswer.None("The model’s answer was empty.");
        return reply.Contains("as an AI", StringComparison.OrdinalIgnoreCase) || reply.StartsWith("I can't", StringComparison.OrdinalIgnoreCase) || reply.StartsWith("I cannot", StringComparison.OrdinalIgnoreCase) || reply.StartsWith("I can’t", StringComparison.OrdinalIgnoreCase)
            ? ModelAnswer.None("The model declined to answer.")
            : new(reply, null);
    }

    private ModelAnswer Failed(ClientResultException failure)
    {
        if (failure.Status != 429)
            return ModelAnswer.None(failure.Status switch { 401 or 403 => "The model’s service did not accept our key.", 404 => "The model’s service knows no such address or model.", 0 => "The model’s service could not be reached, or broke off.", var status => $"The model’s service failed (status {status})." });
        if (failure.GetRawResponse()?.Headers.TryGetValue("Retry-After", out var after) == true && int.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
            (_quiet, _askedToWait) = (TimeSpan.FromSeconds(Math.Min(seconds, LongestQuiet.TotalSeconds)), time.GetTimestamp());
        return ModelAnswer.None("The model is busy and asked us to wait.");
    }
}

/// <param name="Trouble">Why there is no text, in words for a person.</param>
internal sealed record ModelAnswer(string? Text, string? Trouble)
{
    public static ModelAnswer None(string trouble) => new(null, trouble);
}
