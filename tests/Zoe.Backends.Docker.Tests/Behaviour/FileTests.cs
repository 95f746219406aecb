using System.Text;
using Zoe.Backends.Docker.Tests.Engines;

namespace Zoe.Backends.Docker.Tests.Behaviour;

public sealed class FileTests(SharedEngine engine) : EngineTest(engine)
{
    [Fact]
    public async Task What_is_no_archive_is_refused_and_leaves_nothing()
    {
        var garbage = Encoding.ASCII.GetBytes(new string('x', 2048));

        var problem = await Should.ThrowAsync<BackendException>(() => Backend.StartAsync(
            Spec(), Node, _ => Task.FromResult<Stream>(new MemoryStream(garbage)), Deadline));

        problem.Message.ShouldContain("Starting execution 7, service 1, attempt 1 failed");
        await NothingIsLeftAsync();
    }
}
