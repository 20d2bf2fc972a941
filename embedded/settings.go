package embedded

import (
	"fmt"
	"math/rand/v2"
	"net"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// queryPlans is how many query plans Neo4j keeps. One of four levels takes about 100 kB of the heap.
const queryPlans = 1500

// writeConfig writes neo4j.conf: listen on 127.0.0.1 only, require a password, send no usage reports, use little memory.
func writeConfig(cfg Config, port int) error {
	folder := filepath.Join(cfg.Dir, "conf")
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return fmt.Errorf("create the configuration folder: %w", err)
	}
	address := fmt.Sprintf("127.0.0.1:%d", port)
	lines := []string{
		"server.default_listen_address=127.0.0.1",
		"server.bolt.enabled=true",
		"server.bolt.listen_address=" + address,
		"server.bolt.advertised_address=" + address, // the address that the routing table gives to neo4j:// clients
		"server.http.enabled=false",
		"server.https.enabled=false",
		"dbms.security.auth_enabled=true",
		"dbms.usage_report.enabled=false",
		"client.allow_telemetry=false",
		"db.tx_log.preallocate=false",
		"db.tx_log.rotation.retention_policy=2 files",
		"server.memory.query_cache.per_db_cache_num_entries=" + strconv.Itoa(queryPlans),
		"internal.dbms.bolt.netty_server_shutdown_quiet_period=0",
		fmt.Sprintf("server.memory.pagecache.size=%dm", cfg.PageCacheMB),
		"server.bolt.thread_pool_min_size=2",
		fmt.Sprintf("server.bolt.thread_pool_max_size=%d", cfg.BoltThreads),
	}
	path := filepath.Join(folder, "neo4j.conf")
	if err := os.WriteFile(path, []byte(strings.Join(lines, "\n")+"\n"), 0o600); err != nil {
		return fmt.Errorf("write the configuration of Neo4j: %w", err)
	}
	return nil
}

// javaArguments is the command line of the Java virtual machine. It contains no secret, since other users can read it. The collector is G1:
// the serial one stops all requests for half a second or more when it collects the plans and buffers of a large answer.
func javaArguments(cfg Config, jars string) []string {
	heap := fmt.Sprintf("%dm", cfg.HeapMB)
	return []string{
		"-XX:+UseG1GC", "-Xms64m", "-Xmx" + heap, "-XX:+ExitOnOutOfMemoryError", "-Xshare:auto",
		"--add-opens=java.base/java.nio=ALL-UNNAMED", "--add-opens=java.base/java.io=ALL-UNNAMED",
		"--add-opens=java.base/sun.nio.ch=ALL-UNNAMED", "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
		"--enable-native-access=ALL-UNNAMED",
		"-Dfile.encoding=UTF-8", "-Dio.netty.tryReflectionSetAccessible=true", "-Djdk.nio.maxCachedBufferSize=1024",
		"-cp", filepath.Join(jars, "*"), "org.neo4j.server.CommunityEntryPoint",
		"--home-dir", cfg.Dir, "--config-dir", filepath.Join(cfg.Dir, "conf"), "--console-mode",
	}
}

// Ports for Neo4j: below those that Linux (from 32768) and macOS (from 49152) give to outgoing connections, so that none of these takes the
// port while Neo4j is restarted.
const (
	firstPort = 20_000
	ports     = 12_000
)

// freePort returns a TCP port of 127.0.0.1 that is free now.
func freePort() (int, error) {
	const trials = 100
	for range trials {
		port := firstPort + rand.N(ports)
		listener, err := net.Listen("tcp", fmt.Sprintf("127.0.0.1:%d", port))
		if err == nil {
			return port, listener.Close()
		}
	}
	return 0, fmt.Errorf("find a free port: %d ports from %d to %d are taken", trials, firstPort, firstPort+ports)
}
