using Zoe.Model.Fuzz;
using Zoe.Model.Tests.Golden;

namespace Zoe.Model.Tests.Fuzz;

public class FuzzTests
{
    private const int Inputs = 3000;

    public static TheoryData<string> Findings =>
        Directory.Exists(GoldenFolder.PathOf("fuzz", "")) ? [.. GoldenFolder.Cases("fuzz", ".input")] : [];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Random_documents_do_not_throw_hang_or_exceed_memory(int seed)
    {
        var source = new FuzzSource(seed, GoldenFolder.Root);
        for (var i = 0; i < Inputs; i++)
        {
            var input = source.Next();
            (await FuzzCheck.FailureAsync(input)).ShouldBeNull($"input {i} of seed {seed}: {Convert.ToBase64String(input.Bytes)}");
        }
    }

    [Theory]
    [MemberData(nameof(Findings))]
    public async Task Earlier_fuzz_findings_stay_fixed(string name)
    {
        var format = Enum.Parse<FuzzFormat>(name[..name.IndexOf('-')]);

        var bytes = await File.ReadAllBytesAsync(GoldenFolder.PathOf("fuzz", name + ".input"), TestContext.Current.CancellationToken);

        (await FuzzCheck.FailureAsync(new FuzzInput(format, bytes))).ShouldBeNull();
    }
}
