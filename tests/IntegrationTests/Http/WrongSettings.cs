using Platform.Infrastructure;
using Platform.WebApi.Hosting;

namespace Platform.IntegrationTests.Http;

public sealed class WrongSettings
{
    [Theory]
    [InlineData("--urls=http://127.0.0.1:5080;nonsense", "urls must be addresses to listen on, as http://127.0.0.1:5080, not 'nonsense'.")]
    [InlineData("--Database:Provider=Oracle", "Database:Provider must be one of Sqlite, PostgreSql, SqlServer, not 'Oracle'.")]
    [InlineData("--Database:Provider=PostgreSql", "Database:ConnectionString is needed for PostgreSql.")]
    [InlineData("--Database:Providr=Sqlite", "Database:Providr is not a setting; Database has Provider, ConnectionString.")]
    [InlineData("--Platform:DataDirectory=/dev/null/x", "Platform:DataDirectory names /dev/null/x, which cannot be written to")]
    public void Stop_the_start_with_a_sentence_that_names_the_key(string argument, string sentence)
    {
        var start = () => PlatformHost.Create([argument]);

        start.Should().Throw<InvalidSettingException>().Which.Message.Should().StartWith(sentence);
    }
}
