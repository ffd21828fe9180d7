using System.CommandLine;

namespace Switchboard.Host.CommandLine.Nlp;

/// <summary>Language models in files: trained, measured, applied. Needs neither database nor configuration.</summary>
internal static class NlpCommand
{
    private const string Churn = "churn";

    internal static Command Create() => new("nlp", "Train, measure and apply language models and churn models.")
    {
        Verb("train", "Learn from --train, choose on --dev, write the model to --model.", test: false),
        Verb("eval", "Measure on --test a model from --model, or one learned from --train; write the predictions to --out.", test: true),
        Verb("predict", "Apply a model from --model, or one learned from --train, to --test; write the predictions to --out.", test: true),
    };

    private static Command Verb(string name, string description, bool test)
    {
        var task = new Option<string>("--task") { Required = true, Description = "What is told apart." };
        task.AcceptOnlyFromAmong("intent", "sentiment", "quality", Churn);
        var train = new Option<string?>("--train") { Description = "TSV with a header: label, text, and prev_agent or context if there is one; for churn the table's own columns." };
        var dev = new Option<string?>("--dev") { Description = "The same, to choose on. Without it a part of --train is held back." };
        var tested = new Option<string?>("--test") { Required = test, Description = "The same, to measure on or to apply the model to." };
        var output = new Option<string?>("--out") { Description = "Predictions as TSV, in the order of --test." };
        var model = new Option<string?>("--model") { Description = "The model's file." };
        var seed = new Option<ulong>("--seed") { Description = "Of everything random: the same seed and files give the same model.", DefaultValueFactory = _ => 1 };
        var proba = new Option<bool>("--proba") { Description = "Add a column p_<label> for every class." };
        var label = new Option<string>("--label") { Description = "Which column names the class.", DefaultValueFactory = _ => "label" };
        var text = new Option<string>("--text") { Description = "Which column holds the text.", DefaultValueFactory = _ => "text" };
        var context = new Option<string?>("--context") { Description = "Which column holds what was said before; without it prev_agent or context, if there is one." };
        var without = new Option<string?>("--without") { Description = "Rows of this class are passed over." };
        var small = new Option<bool>("--small") { Description = "No networks: a model of a tenth of the bytes." };
        var json = new Option<bool>("--json") { Description = "Answer as JSON." };
        var command = new Command(name, description) { task, train, dev, tested, output, model, seed, proba, label, text, context, without, small, json };
        command.SetAction((p, ct) =>
        {
            var wish = new NlpWish(
                name, p.GetValue(task)!, p.GetValue(train), p.GetValue(dev), p.GetValue(tested), p.GetValue(output), p.GetValue(model), p.GetValue(seed), p.GetValue(proba), p.GetValue(small), p.GetValue(json),
                new NlpColumns(p.GetValue(label)!, p.GetValue(text)!, p.GetValue(context), p.GetValue(without)));
            return Task.FromResult(Run(wish, ct));
        });
        return command;
    }

    private static int Run(NlpWish wish, CancellationToken ct)
    {
        if (wish.Train is null && (wish.Verb == "train" || wish.Model is null))
            throw new CommandFailed(wish.Verb == "train" ? "Say with --train what to learn from." : "Name a model with --model, or say with --train what to learn from.", 2);
        if (wish is { Verb: "train", Model: null, Test: null })
            throw new CommandFailed("Say with --model where the model is to be written.", 2);
        if (wish is { Verb: "predict", Output: null })
            throw new CommandFailed("Say with --out where the predictions are to be written.", 2);
        try
        {
            return wish.Task == Churn ? NlpChurn.Run(wish, ct) : NlpText.Run(wish, ct);
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            throw new CommandFailed(e.Message);
        }
    }
}

/// <summary>What somebody asked for on the command line.</summary>
internal sealed record NlpWish(string Verb, string Task, string? Train, string? Dev, string? Test, string? Output, string? Model, ulong Seed, bool Proba, bool Small, bool Json, NlpColumns Columns)
{
    /// <summary>Learns when told to, or when the model that is named is not there yet.</summary>
    internal bool Learns => Train is not null && (Verb == "train" || Model is null || !File.Exists(Model));
}

/// <summary>Where in a table of texts is what.</summary>
internal sealed record NlpColumns(string Label, string Text, string? Context, string? Without);
