using System;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Zoe.Backends.Kubernetes.Connection;
using Zoe.Backends.Kubernetes.Tests.Clusters;

namespace Zoe.Backends.Kubernetes.Tests.Behaviour;

/// <summary>The test server takes nothing that a real one with strict validation would refuse.</summary>
public sealed class StrictnessTests : ClusterTest
{
    private const string Good = """{"apiVersion":"v1","kind":"Pod","metadata":{"name":"one"},"spec":{"containers":[{"name":"a","image":"b"}]}}""";

    [Fact]
    public async Task A_good_object_is_taken_once()
    {
        (await PostAsync("pods", Good)).Code.ShouldBe(HttpStatusCode.Created);
        (await PostAsync("pods", Good)).Code.ShouldBe(HttpStatusCode.Conflict);
    }

    [Theory]
    [InlineData("\"image\":\"b\"", "\"image\":\"b\",\"imagePolicy\":\"x\"", 400, "unknown field \\u0022spec.containers[0].imagePolicy\\u0022")]
    [InlineData("\"image\":\"b\"", "\"image\":7", 400, "spec.containers[0].image: must be string")]
    [InlineData("\"name\":\"a\",", "", 422, "spec.containers[0].name: Required value")]
    [InlineData("\"image\":\"b\"", "\"stdin\":true", 400, "unknown field")]
    [InlineData("[{\"name\":\"a\",\"image\":\"b\"}]", "[]", 422, "spec.containers: Required value")]
    [InlineData("\"name\":\"one\"", "\"name\":\"One\"", 422, "metadata.name")]
    [InlineData("\"name\":\"one\"", "\"name\":\"one\",\"labels\":{\"a\":\"b c\"}", 422, "metadata.labels")]
    [InlineData("\"image\":\"b\"", "\"image\":\"b\",\"resources\":{\"limits\":{\"cpu\":\"lots\"}}", 400, "must be quantity")]
    [InlineData("\"image\":\"b\"", "\"image\":\"b\",\"resources\":{\"limits\":{\"cpu\":\"1\"},\"requests\":{\"cpu\":\"2\"}}", 422, "must be less than")]
    [InlineData("\"image\":\"b\"", "\"image\":\"b\",\"volumeMounts\":[{\"name\":\"v\",\"mountPath\":\"/x\"}]", 422, "Not found")]
    [InlineData("\"kind\":\"Pod\"", "\"kind\":\"Service\"", 400, "unrecognized")]
    public async Task A_bad_object_is_refused(string right, string wrong, int code, string words)
    {
        var (status, body) = await PostAsync("pods", Good.Replace(right, wrong, StringComparison.Ordinal));

        ((int)status).ShouldBe(code, body);
        body.ShouldContain(words);
    }

    [Fact]
    public async Task A_Service_without_ports_must_be_headless()
    {
        const string Service = """{"apiVersion":"v1","kind":"Service","metadata":{"name":"one"},"spec":{"type":"ClusterIP"}}""";

        (await PostAsync("services", Service)).Body.ShouldContain("spec.ports: Required value");
        (await PostAsync("services", Service.Replace("\"ClusterIP\"", "\"ClusterIP\",\"clusterIP\":\"None\"", StringComparison.Ordinal)))
            .Code.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task What_another_manager_owns_is_not_changed_without_force()
    {
        (await ApplyAsync("one", "value", "fieldManager=zoe")).ShouldBe(HttpStatusCode.Created);
        (await ApplyAsync("two", "value", "fieldManager=other")).ShouldBe(HttpStatusCode.Conflict);
        (await ApplyAsync("two", "value", "fieldManager=other&force=true")).ShouldBe(HttpStatusCode.OK);
        (await ApplyAsync("two", "more", "fieldManager=other&force=true")).ShouldBe(HttpStatusCode.OK);

        Server.Find("configmaps", TestCluster.Scope, "map")!["data"]!.ToJsonString().ShouldBe("""{"value":"two","more":"two"}""");
    }

    private async Task<HttpStatusCode> ApplyAsync(string text, string key, string query)
    {
        var body = $$$"""{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"map"},"data":{"{{{key}}}":"{{{text}}}"}}""";
        return (await SendAsync(HttpMethod.Patch, $"configmaps/map?{query}", body, "application/apply-patch+yaml")).Code;
    }

    private Task<(HttpStatusCode Code, string Body)> PostAsync(string plural, string json) =>
        SendAsync(HttpMethod.Post, plural, json, "application/json");

    private async Task<(HttpStatusCode Code, string Body)> SendAsync(HttpMethod method, string path, string json, string type)
    {
        var connection = KubeConfigFile.Read(Cluster.ConfigFile, null, TimeProvider.System, NullLogger.Instance);
        using var client = new HttpClient(new ClusterHandler(connection));
        using var request = new HttpRequestMessage(method, new Uri(connection.Server, $"api/v1/namespaces/zoe/{path}"))
        {
            Content = new StringContent(json, Encoding.UTF8, type) { Headers = { ContentType = new MediaTypeHeaderValue(type) } },
        };
        using var answer = await client.SendAsync(request, Deadline);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Deadline));
    }
}
