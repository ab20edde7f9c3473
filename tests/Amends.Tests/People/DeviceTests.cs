using System.Net;
using Amends.Application;
using Shouldly;
using Xunit;

namespace Amends.Tests.People;

public class DeviceTests
{
    [Theory]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0", "Edge on Windows")]
    [InlineData("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15", "Safari on Mac")]
    [InlineData("Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36", "Chrome on Android")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/140.0 Mobile/15E148 Safari/604.1", "Chrome on iPhone")]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox on Linux")]
    [InlineData("curl/8.9", "A browser")]
    [InlineData(null, "A browser")]
    public void A_device_is_named_in_plain_words(string? agent, string name) => Device.Of(agent, null).Name.ShouldBe(name);

    [Theory]
    [InlineData("192.0.2.17", "192.0.2.x")]
    [InlineData("::ffff:192.0.2.17", "192.0.2.x")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1::")]
    [InlineData("127.0.0.1", "this machine")]
    [InlineData("::1", "this machine")]
    public void Of_an_address_only_the_network_is_kept(string address, string network) => Device.Of("", IPAddress.Parse(address)).Network.ShouldBe(network);
}
