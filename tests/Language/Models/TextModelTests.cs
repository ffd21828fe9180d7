using Switchboard.Language.Learning;
using Switchboard.Language.Models;
using Switchboard.Language.Training;

namespace Switchboard.Language.Tests.Models;

public sealed class TextModelTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), Guid.CreateVersion7() + ".model");

    public void Dispose() => File.Delete(_path);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_saved_model_is_the_trained_one_to_the_last_bit(bool many)
    {
        var (learned, held) = Texts.Split(many ? Texts.Many() : Texts.Chinese());
        using var trained = TextTrainer.Train(learned, held).Model;
        trained.Save(_path);

        using var opened = TextModel.Open(_path);

        var (one, other, chance) = (new float[trained.Labels.Count], new float[trained.Labels.Count], new Chance(3));
        for (var i = 0; i < 300; i++)
        {
            var text = i < held.Count ? held[i].Text : Texts.Random(ref chance, 80);
            opened.Predict(text, default, other).ShouldBe(trained.Predict(text, default, one));
            other.ShouldBe(one);
        }

        (opened.Card with { Members = [] }).ShouldBe(trained.Card with { Members = [] });
        opened.Card.Members.ShouldBe(trained.Card.Members);
        new FileInfo(_path).Length.ShouldBe(trained.Size);
    }

    [Fact]
    public void Many_at_once_are_as_if_each_were_alone()
    {
        using var model = TextTrainer.Train(Texts.Chinese()).Model;
        string[] texts = [.. Texts.Chinese().Select(e => e.Text).Reverse()];

        var together = model.PredictAll(texts, TestContext.Current.CancellationToken);

        together.ShouldBe(texts.Select(t => model.Predict(t)));
    }

    [Fact]
    public void Any_text_has_a_prediction_whose_probabilities_make_one()
    {
        using var model = TextTrainer.Train(Texts.English()).Model;
        var (chance, probabilities) = (new Chance(4), new float[model.Labels.Count]);

        for (var i = 0; i < 3_000; i++)
        {
            model.Predict(Texts.Random(ref chance, 200), Texts.Random(ref chance, 20), probabilities);

            probabilities.Sum().ShouldBe(1f, 1e-4f);
            probabilities.ShouldAllBe(p => p >= 0 && p <= 1);
        }
    }

    [Fact]
    public void After_the_first_predictions_nothing_is_allocated()
    {
        using var model = TextTrainer.Train(Texts.English()).Model;
        const string Text = "please refund my order, I am waiting!";
        for (var i = 0; i < 100; i++)
            model.Predict(Text, default, default);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            model.Predict(Text, default, default);

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(9)]
    [InlineData(14)]
    [InlineData(20)]
    [InlineData(27)]
    [InlineData(300)]
    [InlineData(-1)]
    public void A_damaged_file_is_refused(int at)
    {
        using (var model = TextTrainer.Train(Texts.English()).Model)
            model.Save(_path);
        var bytes = File.ReadAllBytes(_path);
        bytes[at < 0 ? bytes.Length + at : at] ^= 0x40;
        File.WriteAllBytes(_path, bytes);

        Should.Throw<InvalidDataException>(() => TextModel.Open(_path));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(31)]
    [InlineData(5_000)]
    public void A_file_that_ends_too_early_is_refused(int length)
    {
        using (var model = TextTrainer.Train(Texts.English()).Model)
            model.Save(_path);
        File.WriteAllBytes(_path, File.ReadAllBytes(_path)[..length]);

        Should.Throw<InvalidDataException>(() => TextModel.Open(_path));
    }

    [Fact]
    public void A_closed_model_says_so()
    {
        using (var model = TextTrainer.Train(Texts.English()).Model)
            model.Save(_path);
        var opened = TextModel.Open(_path);
        opened.Dispose();

        Should.Throw<ObjectDisposedException>(() => opened.Predict("refund"));
    }
}
