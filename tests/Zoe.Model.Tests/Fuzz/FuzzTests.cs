using Zoe.Model.Fuzz;

namespace Zoe.Model.Tests;

public class FuzzTests
{
    private const int Inputs = 3000;

    public static TheoryData<string> Findings =>
        Directory.Exists(GoldenFolder.PathOf("fuzz", "")) ? [.. GoldenFolder.Cases("fuzz", ".input")] : [];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Random_documents_are_diagnosed_without_throwing_hanging_or_much_memory(int seed)
    {
        var source = new FuzzSource(seed, GoldenFolder.Root);
        for (var i = 0; i < Inputs; i++)
        {
            var input = source.Next();
            FuzzCheck.Failure(input).ShouldBeNull($"input {i} of seed {seed}: {Convert.ToBase64String(input.Bytes)}");
        }
    }

    [Theory]
    [MemberData(nameof(Findings))]
    public void What_a_fuzz_run_once_found_stays_mended(string name)
    {
        var format = Enum.Parse<FuzzFormat>(name[..name.IndexOf('-')]);

        FuzzCheck.Failure(new FuzzInput(format, File.ReadAllBytes(GoldenFolder.PathOf("fuzz", name + ".input")))).ShouldBeNull();
    }
}
