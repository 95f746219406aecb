namespace Zoe.Hosting.Stores.Tests.Migrations;

/// <summary>Rows that every version can hold.</summary>
internal static class FormerRows
{
    public static User Ada { get; } = new() { Id = 5, UserName = "ada", PasswordHash = "hash", FsUid = 1001, Email = "ada@example.org", Enabled = true };

    public static string Insert(string users) =>
        $$$"""
          UPDATE leadership SET epoch = 7;
          UPDATE next_ids SET execution = 20, service = 30;
          INSERT INTO {{{users}}} (id, username, password_hash, fs_uid, email, enabled) VALUES (5, 'ada', 'hash', 1001, 'ada@example.org', true);
          INSERT INTO execution (id, name, user_id, user_name, user_fs_uid, description, status, time_submit)
          VALUES (3, 'run', 5, 'ada', 1001, '{"name":"x","version":3,"will_end":true,"size":1,"services":[{"name":"main","image":"i","monitor":true,"total_count":1,"essential_count":1,"startup_order":0,"command":null,"environment":[],"volumes":[],"ports":[],"resources":{"memory":{"min":1,"max":null},"cores":{"min":1,"max":null}} }]}', 'running', 1000000);
          INSERT INTO service (id, execution_id, position, name, service_group, essential, status, restarting, attempt, restart_count, node, backend_status, ports)
          VALUES (4, 3, 0, 'main0', 'main', true, 'active', false, 2, 1, 'node1', 'started', '[]');
          """;

    public static void Check(Execution? execution)
    {
        execution.ShouldNotBeNull();
        (execution.Name, execution.UserId, execution.UserName, execution.Status).ShouldBe(("run", 5, "ada", ExecutionStatus.Running));
        execution.TimeSubmit.ShouldBe(DateTimeOffset.UnixEpoch.AddSeconds(1));
        var service = execution.Services.ShouldHaveSingleItem();
        (service.Id, service.Name, service.Status, service.Attempt, service.RestartCount, service.Node).ShouldBe((4, "main0", ServiceStatus.Active, 2, 1, "node1"));
    }
}
