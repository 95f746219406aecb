using System.Globalization;
using System.Text;
using Zoe.Backends.Docker.Tests.Engines;
using Zoe.TestKit;

namespace Zoe.Backends.Docker.Tests.Behaviour;

/// <summary>An engine whose <c>json-file</c> log driver keeps two files of 20 kB for each container.</summary>
public sealed class RotationTests(SharedEngine engine) : EngineTest(engine)
{
    private const int Lines = 4_000;
    private const int Early = 100;

    [Fact]
    public async Task Reading_resumed_after_a_rotation_marks_what_is_missing_and_doubles_nothing()
    {
        Assert.SkipWhen(EngineScript.FindObstacle() is not null, $"no Docker Engine: {EngineScript.FindObstacle()}");
        await using var rotating = await PrivateEngine.StartAsync("--log-driver", "json-file", "--log-opt", "max-size=20k", "--log-opt", "max-file=2");
        await using var backend = DockerBackends.Create(rotating.Address, "rotating");
        var folder = Directory.CreateTempSubdirectory("zoe-rotation-");
        try
        {
            var spec = Spec(
                $"sh -c 'for i in $(seq {Early}); do echo $i; done; until [ -e /flag/go ]; do sleep 0.1; done; "
                + $"for i in $(seq {Early + 1} {Lines}); do echo $i; done'") with
            { Mounts = [new ServiceMount(folder.FullName, "/flag", ReadOnly: true)] };
            await backend.StartAsync(spec, Node, Deadline);
            var (early, cursor) = await ReadEarlyAsync(backend, spec.Key);
            early.ShouldBe(Enumerable.Range(1, Early));
            cursor.Length.ShouldBeLessThanOrEqualTo(200);
            // Nothing was rotated yet: the same place is found, and nothing is new there.
            var nothing = await ReadAsync(backend.ReadOutputAsync(spec.Key, Node, cursor, follow: false, Deadline));
            nothing.ShouldBe("");

            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "go"), "", Deadline);
            while ((await backend.ListAsync(Deadline)).Services.Single().State != ServiceState.Exited) await Task.Delay(50, Deadline);

            var rest = (await ReadAsync(backend.ReadOutputAsync(spec.Key, Node, cursor, follow: true, Deadline))).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            rest[0].ShouldBe("[gap: the engine dropped it before it could be read]");
            var numbers = rest.Skip(1).Select(line => int.Parse(line, CultureInfo.InvariantCulture)).ToArray();
            numbers[0].ShouldBeGreaterThan(Early + 1);
            numbers.ShouldBe(Enumerable.Range(numbers[0], Lines - numbers[0] + 1));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task<(int[] Numbers, string Cursor)> ReadEarlyAsync(DockerBackend backend, ServiceKey key)
    {
        var text = "";
        await foreach (var piece in backend.ReadOutputAsync(key, Node, after: null, follow: true, Deadline))
        {
            text += Encoding.UTF8.GetString(piece.Bytes.Span);
            if (text.EndsWith($"\n{Early}\n", StringComparison.Ordinal))
                return ([.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse)], piece.Cursor!);
        }

        throw new InvalidOperationException("The output ended early: " + text);
    }

    private static async Task<string> ReadAsync(IAsyncEnumerable<OutputPiece> pieces)
    {
        var text = new StringBuilder();
        await foreach (var piece in pieces)
        {
            if (piece.Gap is { } gap) text.Append(CultureInfo.InvariantCulture, $"[gap: {gap}]\n");
            text.Append(Encoding.UTF8.GetString(piece.Bytes.Span));
        }

        return text.ToString();
    }
}
